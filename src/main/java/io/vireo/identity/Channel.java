package io.vireo.identity;

import io.vireo.auth.AccountRole;
import io.vireo.auth.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account and its public profile. It is created at sign-up together with its {@link ChannelDetails} and removed together with
 * everything that belongs to it.
 *
 * <p>Invariants:
 * <ul>
 * <li>The username never changes and is unique regardless of case and of invisible characters.
 * <li>The password is stored as a bcrypt hash; it is empty while the channel is being deleted.
 * <li>The token generation increases with every password change, which revokes all tokens of earlier generations. Only {@code
 * PasswordService} and {@code ChannelDeletionService} change password and generation.
 * </ul>
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

    /** The visible form of the username; null for imported channels whose visible form equals that of another channel. */
    @Column(name = "VisibleName")
    private @Nullable String visibleName;

    @Column(name = "Password")
    private String password = "";

    @Column(name = "TokenGeneration")
    private int tokenGeneration;

    /** The number of published videos; changed only by {@link Channels#addVideos}. */
    @Column(name = "VideoCount", insertable = false, updatable = false)
    private int videoCount;

    /** When the account was created; null for accounts of the original service, which did not record it. */
    @Column(name = "Created")
    private @Nullable Instant created;

    /** Changed only by {@code RoleService}. */
    @Column(name = "Role", insertable = false, updatable = false)
    private String role = AccountRole.USER.key();

    /** Changed only by {@link ChannelStandings}. */
    @Column(name = "Standing", insertable = false, updatable = false)
    private String standing = Standing.GOOD.key();

    protected Channel() {}

    public Channel(String username, String passwordHash, Instant created) {
        this.username = username;
        this.visibleName = AccountConstraints.visible(username);
        this.password = passwordHash;
        this.created = created;
    }

    public long id() {
        return id;
    }

    public String username() {
        return username;
    }

    /** Returns when the account was created; null if that is not known. */
    public @Nullable Instant created() {
        return created;
    }

    public String passwordHash() {
        return password;
    }

    public AccountRole role() {
        return AccountRole.of(role);
    }

    public Standing standing() {
        return Standing.of(standing);
    }

    public int tokenGeneration() {
        return tokenGeneration;
    }
}
