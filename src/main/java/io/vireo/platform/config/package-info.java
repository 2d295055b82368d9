/** Typed access to settings (MicroProfile Config). An invalid value prevents the start. May be called by every package. */
@NullMarked
package io.vireo.platform.config;

import org.jspecify.annotations.NullMarked;
