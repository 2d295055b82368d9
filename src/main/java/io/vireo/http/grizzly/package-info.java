/**
 * Integration with Payara's connector (Grizzly): errors before the servlet container, header timeouts, buffering of JSON
 * bodies. The only classes of {@code http} that import Grizzly.
 */
@NullMarked
package io.vireo.http.grizzly;

import org.jspecify.annotations.NullMarked;
