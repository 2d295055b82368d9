package io.vireo.identity;

import io.vireo.channel.VideoCountRepository;
import io.vireo.identity.password.PasswordUpdater;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account and its public face: made at sign-up together with its {@link ChannelDetails}, gone with everything that is its own.
 *
 * <p>The username is unique regardless of case and never changes. The password is a bcrypt hash. The token generation is raised
 * whenever the password changes; tokens of an older generation are dead. Both change by {@link PasswordUpdater} only.
 */
@Entity
@Table(name = "Channels")
public class Channel {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ChannelID")
    private long id;

    @Column(name = "Username")
    private String username = "";

    @Column(name = "Password")
    private String password = "";

    @Column(name = "TokenGeneration")
    private int tokenGeneration;

    /** Published videos; kept by {@link VideoCountRepository} only. */
    @Column(name = "VideoCount", insertable = false, updatable = false)
    private int videoCount;

    /** Null for accounts of the original service, which did not keep it. */
    @Column(name = "Created")
    private @Nullable Instant created;

    protected Channel() {}

    public Channel(String username, String passwordHash, Instant created) {
        this.username = username;
        this.password = passwordHash;
        this.created = created;
    }

    public long id() {
        return id;
    }

    public String username() {
        return username;
    }

    @Nullable
    Instant created() {
        return created;
    }

    public String passwordHash() {
        return password;
    }

    public int tokenGeneration() {
        return tokenGeneration;
    }
}
