/** Tags of videos: what {@code PATCH /v/…} stores, suggestions for fields, and how often each is used. */
@NullMarked
package io.vireo.video.tag;

import org.jspecify.annotations.NullMarked;
