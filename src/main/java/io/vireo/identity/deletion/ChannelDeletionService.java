package io.vireo.identity.deletion;

import io.vireo.auth.Caller;
import io.vireo.identity.Channel;
import io.vireo.identity.Channels;
import io.vireo.identity.signin.PasswordAuthenticator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets owners delete their channels. */
@ApplicationScoped
class ChannelDeletionService {
    @Inject
    Channels channels;

    @Inject
    PasswordAuthenticator check;

    @Inject
    ChannelDeletionTransaction channelDeletionTransaction;

    /**
     * Deletes the caller's own channel. A wrong password is a failed sign-in. Throws as {@link Channels#ownedBy} and {@link
     * PasswordCheck#require}.
     */
    void close(Caller caller, String name, String password, String address) {
        Channel channel = channels.ownedBy(caller, name);
        check.require(channel.username(), password, address);
        channelDeletionTransaction.close(channel.id());
    }
}
