package io.vireo.identity.role;

import io.vireo.auth.Role;

/** The response of {@code PUT /c/{name}/role}: the role that the channel has now. */
record RoleResponse(Role role) {}
