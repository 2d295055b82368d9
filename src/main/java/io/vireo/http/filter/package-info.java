/**
 * Servlet and JAX-RS filters that apply to every request; DEVELOPING.md lists their order. Nothing calls them; Jersey and the
 * container do.
 */
@NullMarked
package io.vireo.http.filter;

import org.jspecify.annotations.NullMarked;
