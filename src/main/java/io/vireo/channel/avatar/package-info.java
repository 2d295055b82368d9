/** Avatars: upload, removal and delivery. Private to {@code channel}. */
@NullMarked
package io.vireo.channel.avatar;

import org.jspecify.annotations.NullMarked;
