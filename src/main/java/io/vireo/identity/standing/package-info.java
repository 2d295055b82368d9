/** The standing of channels: the endpoint of moderators, and the end of a standing. Private to {@code identity}. */
@NullMarked
package io.vireo.identity.standing;

import org.jspecify.annotations.NullMarked;
