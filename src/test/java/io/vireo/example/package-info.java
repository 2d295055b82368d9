/**
 * A complete small feature: private notes of a channel about a video. It is not part of Vireo. {@link io.vireo.example.ExampleIT} adds it
 * to the built WAR and shows that a feature plugs in without a change to any other package; DEVELOPING.md explains it.
 */
@Feature
@NullMarked
package io.vireo.example;

import io.vireo.platform.Feature;
import org.jspecify.annotations.NullMarked;
