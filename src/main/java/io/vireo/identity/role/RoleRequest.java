package io.vireo.identity.role;

import io.vireo.auth.AccountRole;
import io.vireo.http.TextLength;
import io.vireo.identity.AccountConstraints;

/**
 * The body of {@code PUT /c/{name}/role}.
 *
 * @param password the password of the calling administrator
 */
record RoleRequest(
        AccountRole role,

        @TextLength(max = 72, maxBytes = AccountConstraints.MAX_PASSWORD_BYTES, normalized = true)
        String password) {
    /** Omits the password. */
    @Override
    public String toString() {
        return "RoleRequest[" + role + "]";
    }
}
