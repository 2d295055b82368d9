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
 * A deferred action: work for an account that may not exist. It is enqueued in the same way whether or not the account exists, so that
 * neither the response nor its duration reveals the existence (user enumeration). A background worker then looks up the account, carries
 * out the action and removes the row in one transaction.
 */
@Entity
@Table(name = "DeferredActions")
public class DeferredAction {
    /** The kind of an action. */
    public enum Kind {
        /** Mail a password reset link to the owner of an e-mail address. */
        FORGOT,
        /** Notify the owner of a channel, given by its key, that sign-ins are locked out. */
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

    /** Returns the subject of the action: an e-mail address or the key of a channel, depending on the kind. */
    String name() {
        return name;
    }
}
