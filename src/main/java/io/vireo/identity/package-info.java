/**
 * Accounts and their authentication: sign-up, sign-in with lockout after failed attempts, passwords, e-mail verification, mail preferences
 * and deletion of accounts.
 *
 * <p>May be called by {@code video} and {@code search}.
 */
@NullMarked
package io.vireo.identity;

import org.jspecify.annotations.NullMarked;
