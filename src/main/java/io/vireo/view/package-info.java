/**
 * Counts views of videos (docs/views.md says how), and records with the same calls where a signed-in viewer is. May be called by {@code
 * web}.
 */
@NullMarked
package io.vireo.view;

import org.jspecify.annotations.NullMarked;
