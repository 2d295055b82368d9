package io.vireo.identity.role;

import io.vireo.auth.AccountRole;
import io.vireo.auth.Caller;
import io.vireo.http.CommonError;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelError;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.Channels;
import io.vireo.identity.PasswordConfirmationService;
import io.vireo.identity.RoleChanged;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * Changes roles. Every change locks the rows of all administrators first, so that concurrent changes are serial: of two administrators who
 * demote each other, one remains.
 */
@Component
public class RoleService {
    private static final Logger LOG = System.getLogger(RoleService.class.getName());

    private final Channels channels;
    private final ChannelRepository rows;
    private final RoleRepository roles;
    private final PasswordConfirmationService passwords;
    private final Transactions transactions;
    private final Event<RoleChanged> changes;

    @Inject
    RoleService(
            Channels channels,
            ChannelRepository rows,
            RoleRepository roles,
            PasswordConfirmationService passwords,
            Transactions transactions,
            Event<RoleChanged> changes) {
        this.channels = channels;
        this.rows = rows;
        this.roles = roles;
        this.passwords = passwords;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * Changes the role of a channel. Throws as {@link PasswordConfirmationService#require} if the password is wrong.
     *
     * @param address the client's IP address
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL}; {@link ChannelError#LAST_ADMIN} if no administrator would
     * remain; {@link CommonError#FORBIDDEN} if the caller has been demoted meanwhile
     */
    @Transactional(TxType.NEVER)
    void change(Caller caller, String name, RoleRequest request, String address) {
        Channel target = channels.anyByName(name);
        passwords.require(caller, request.password(), address);
        transactions.required(() -> {
            Set<Long> admins = roles.lockAdmins();
            if (!admins.contains(caller.channelId())) {
                throw CommonError.FORBIDDEN.exception();
            }
            change(target.id(), request.role(), caller.channelId(), admins);
        });
    }

    /** Makes a channel an administrator on behalf of the operator; does nothing if it is one. */
    @Transactional(TxType.MANDATORY)
    void grantAdmin(long channelId) {
        change(channelId, AccountRole.ADMIN, Channels.OPERATOR, roles.lockAdmins());
    }

    private void change(long channelId, AccountRole role, long actorId, Set<Long> admins) {
        AccountRole before = rows.lock(channelId)
                .orElseThrow(ChannelError.NO_CHANNEL::exception)
                .role();
        if (before == role) {
            return;
        }
        if (before == AccountRole.ADMIN && admins.size() == 1) {
            throw ChannelError.LAST_ADMIN.exception();
        }
        roles.set(channelId, role);
        changes.fire(new RoleChanged(channelId, actorId, before, role));
        LOG.log(Level.INFO, "Changed the role of channel {0} from {1} to {2}", channelId, before.key(), role.key());
    }

    /**
     * Ends the role of an administrator whose channel is being deleted, and locks the rows of all until the transaction ends. Must be called
     * before the row of the channel is locked.
     *
     * @throws io.vireo.http.ApiException {@link ChannelError#LAST_ADMIN} if the channel is the only administrator
     */
    @Transactional(TxType.MANDATORY)
    public void retire(long channelId) {
        if (roles.lockAdmins().equals(Set.of(channelId))) {
            throw ChannelError.LAST_ADMIN.exception();
        }
        roles.set(channelId, AccountRole.USER);
    }
}
