/**
 * JAX-RS exception mappers and the error servlet, which give every error the API's format. Nothing calls it; Jersey and the container
 * do.
 */
@NullMarked
package io.vireo.http.error;

import org.jspecify.annotations.NullMarked;
