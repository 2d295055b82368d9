/**
 * Enumeration-safe deferred actions: work for an account that may not exist, done later so that the answer takes the same
 * time. Private to {@code identity}.
 */
@NullMarked
package io.vireo.identity.deferred;

import org.jspecify.annotations.NullMarked;
