package io.vireo.identity.role;

import io.vireo.auth.AccountRole;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes the roles of channels. */
@Component
class RoleRepository {
    @PersistenceContext
    EntityManager entities;

    /** Locks the rows of all administrators until the transaction ends, and returns the keys of their channels. */
    Set<Long> lockAdmins() {
        List<?> rows = entities.createNativeQuery("SELECT ChannelID FROM Channels WHERE Role = 'admin' FOR UPDATE")
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    void set(long channelId, AccountRole role) {
        entities.createNativeQuery("UPDATE Channels SET Role = ?1 WHERE ChannelID = ?2")
                .setParameter(1, role.key())
                .setParameter(2, channelId)
                .executeUpdate();
    }
}
