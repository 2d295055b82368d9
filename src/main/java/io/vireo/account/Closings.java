package io.vireo.account;

import io.vireo.token.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets owners delete their channels. */
@ApplicationScoped
class Closings {
    @Inject
    Channels channels;

    @Inject
    PasswordCheck check;

    @Inject
    Closing closing;

    /**
     * Deletes the caller's own channel. A wrong password is a failed sign-in. Throws as {@link Channels#ownedBy} and {@link
     * PasswordCheck#require}.
     */
    void close(Caller caller, String name, String password, String address) {
        Channel channel = channels.ownedBy(caller, name);
        check.require(channel.username(), password, address);
        closing.close(channel.id());
    }
}
