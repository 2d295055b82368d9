/** Tokens in mailed links, and verification of e-mail addresses. Private to {@code identity}. */
@NullMarked
package io.vireo.identity.email;

import org.jspecify.annotations.NullMarked;
