package io.vireo.identity;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.identity.signin.SignInService;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Asks callers for their password again, before calls of administrators that change people; the entry point for other features. */
@Component
@Transactional(TxType.NEVER)
public class PasswordConfirmationService {
    private final ChannelRepository channels;
    private final SignInService signIns;

    @Inject
    PasswordConfirmationService(ChannelRepository channels, SignInService signIns) {
        this.channels = channels;
        this.signIns = signIns;
    }

    /**
     * Checks the password of a caller. A wrong one counts as a failed sign-in: throws as {@link SignInService#authenticate}.
     *
     * @param address the client's IP address
     */
    public void require(Caller caller, String password, String address) {
        Channel channel = channels.byId(caller.channelId()).orElseThrow(AuthError.BAD_TOKEN::exception);
        signIns.authenticate(channel.username(), password, address);
    }
}
