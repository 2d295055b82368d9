/** Authentication by password, lockout after failed attempts and rate limits of sign-in. Private to {@code identity}. */
@NullMarked
package io.vireo.identity.signin;

import org.jspecify.annotations.NullMarked;
