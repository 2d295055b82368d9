/** The public profile of a channel: its avatar and its number of published videos. May be called by the features above. */
@NullMarked
package io.vireo.channel;

import org.jspecify.annotations.NullMarked;
