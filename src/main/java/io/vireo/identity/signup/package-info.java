/**
 * Creating an account: request validation and the transaction that inserts the channel. Private to {@code identity}.
 */
@NullMarked
package io.vireo.identity.signup;

import org.jspecify.annotations.NullMarked;
