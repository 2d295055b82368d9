/**
 * The web client: pages rendered by the server, their assets, feeds and embedding. It is above all features and calls their services. The
 * setting {@code vireo.web=false} turns it off.
 */
@NullMarked
package io.vireo.web;

import org.jspecify.annotations.NullMarked;
