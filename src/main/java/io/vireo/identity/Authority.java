package io.vireo.identity;

import io.vireo.auth.AccountRole;
import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.http.CommonError;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Decides within the acting transaction whether a moderator may act on a channel. The rows of both are locked in the order of their keys,
 * so that a concurrent change of a role either waits for the act or prevents it.
 */
@Component
public class Authority {
    @Inject
    ChannelRepository channels;

    /**
     * Locks the rows of a moderator and of a channel until the transaction ends, and checks the moderator's rank.
     *
     * @throws io.vireo.http.ApiException {@link CommonError#FORBIDDEN} if the caller is not a moderator any more, {@link
     * ChannelError#NOT_ALLOWED} unless the channel has a lower role than the caller, {@link ChannelError#NO_CHANNEL} if it does not exist
     */
    @Transactional(TxType.MANDATORY)
    public void requireOver(Caller moderator, long channelId) {
        Map<Long, AccountRole> roles = lock(moderator, channelId);
        AccountRole own = requireModerator(moderator, roles);
        AccountRole other = roles.get(channelId);
        if (other == null) {
            throw ChannelError.NO_CHANNEL.exception();
        }
        if (other.isAtLeast(own)) {
            throw ChannelError.NOT_ALLOWED.exception();
        }
    }

    /**
     * Locks as {@link #requireOver}, for an act that changes nothing for the channel. Moderators act only on other channels,
     * administrators also on their own.
     *
     * @throws io.vireo.http.ApiException {@link CommonError#FORBIDDEN}, {@link ChannelError#NOT_ALLOWED}
     */
    @Transactional(TxType.MANDATORY)
    public void requireModerator(Caller moderator, long channelId) {
        AccountRole own = requireModerator(moderator, lock(moderator, channelId));
        if (channelId == moderator.channelId() && own != AccountRole.ADMIN) {
            throw ChannelError.NOT_ALLOWED.exception();
        }
    }

    private Map<Long, AccountRole> lock(Caller moderator, long channelId) {
        return LongStream.of(moderator.channelId(), channelId)
                .sorted()
                .distinct()
                .mapToObj(channels::lock)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Channel::id, Channel::role));
    }

    private static AccountRole requireModerator(Caller moderator, Map<Long, AccountRole> roles) {
        AccountRole own = roles.get(moderator.channelId());
        if (own == null) {
            throw AuthError.BAD_TOKEN.exception();
        }
        if (!own.isAtLeast(AccountRole.MODERATOR)) {
            throw CommonError.FORBIDDEN.exception();
        }
        return own;
    }
}
