/**
 * Typed access to settings (MicroProfile Config). A wrong value stops the start.
 */
@NullMarked
package io.vireo.platform.config;

import org.jspecify.annotations.NullMarked;
