/**
 * The HTTP layer shared by all features: the {@code {"response": …}} envelope, error codes, filters, connector integration, API
 * description.
 *
 * <p>May be called by every feature; calls only {@code platform}.
 */
@NullMarked
package io.vireo.http;

import org.jspecify.annotations.NullMarked;
