/**
 * Scheduled work that one node does for all.
 */
@NullMarked
package io.vireo.platform.jobs;

import org.jspecify.annotations.NullMarked;
