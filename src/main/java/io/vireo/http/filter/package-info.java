/**
 * Servlet and JAX-RS filters that apply to every request. DEVELOPING.md lists their order.
 */
@NullMarked
package io.vireo.http.filter;

import org.jspecify.annotations.NullMarked;
