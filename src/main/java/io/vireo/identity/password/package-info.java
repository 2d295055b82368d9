/**
 * Password rules, bcrypt hashing, change and reset of passwords. Private to {@code identity}.
 */
@NullMarked
package io.vireo.identity.password;

import org.jspecify.annotations.NullMarked;
