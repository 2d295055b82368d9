/**
 * Leader election between the nodes of a cluster.
 */
@NullMarked
package io.vireo.platform.cluster;

import org.jspecify.annotations.NullMarked;
