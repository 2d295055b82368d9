/**
 * The operator's commands {@code java -jar vireo.jar role|standing|quota|reports …}: they change the database of the site directly, without
 * a server, so that they also work while the site is down.
 *
 * <p>Called by {@code launcher} only, by name.
 */
@NullMarked
package io.vireo.operator;

import org.jspecify.annotations.NullMarked;
