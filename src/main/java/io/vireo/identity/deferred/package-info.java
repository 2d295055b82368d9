/**
 * Enumeration-safe deferred actions: work for an account that may not exist, carried out later so that responses take the same time
 * whether or not it exists. Private to {@code identity}.
 */
@NullMarked
package io.vireo.identity.deferred;

import org.jspecify.annotations.NullMarked;
