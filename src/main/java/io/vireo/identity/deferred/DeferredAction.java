package io.vireo.identity.deferred;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Something to be done for an account that may not exist. It is noted in the same way whether it does or not, so that neither the
 * answer nor its time tells; a moment later it is looked up, done, and gone.
 */
@Entity
@Table(name = "DeferredActions")
public class DeferredAction {
    /** What is to be done. */
    public enum Kind {
        /** The owner of an e-mail address has forgotten the password. */
        FORGOT,
        /** Sign-ins to the channel of this number were blocked. */
        BLOCKED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "RequestID")
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "Kind")
    private Kind kind = Kind.FORGOT;

    @Column(name = "Name")
    private String name = "";

    @Column(name = "Created")
    private long created;

    protected DeferredAction() {}

    DeferredAction(Kind kind, String name, Instant created) {
        this.kind = kind;
        this.name = name;
        this.created = created.toEpochMilli();
    }

    Kind kind() {
        return kind;
    }

    /** Whom it is about, as the kind says. */
    String name() {
        return name;
    }
}
