/**
 * What every call has in common: the {@code {"response": …}} envelope, the catalogue of errors, filters, the API description.
 *
 * <p>May be called by every feature; calls only {@code platform}.
 */
@NullMarked
package io.vireo.http;

import org.jspecify.annotations.NullMarked;
