/** Roles of accounts: the endpoint of administrators and the setting that names the first ones. Private to {@code identity}. */
@NullMarked
package io.vireo.identity.role;

import org.jspecify.annotations.NullMarked;
