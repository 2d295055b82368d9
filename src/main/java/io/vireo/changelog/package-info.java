/**
 * The log of changes of videos and channels, in the order of their commits and whoever makes them. The search index of each node follows it
 * (docs/decisions/0041-lucene.md); {@link io.vireo.changelog.RecordedChanges} are the changes of this node.
 */
@NullMarked
package io.vireo.changelog;

import org.jspecify.annotations.NullMarked;
