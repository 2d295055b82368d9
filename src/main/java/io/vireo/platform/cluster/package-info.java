/** Leader election between the nodes of a cluster by a database lease. May be called by {@code platform.jobs} and {@code search}. */
@NullMarked
package io.vireo.platform.cluster;

import org.jspecify.annotations.NullMarked;
