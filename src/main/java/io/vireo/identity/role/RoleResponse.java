package io.vireo.identity.role;

import io.vireo.auth.AccountRole;

/** The response of {@code PUT /c/{name}/role}: the role that the channel has now. */
record RoleResponse(AccountRole role) {}
