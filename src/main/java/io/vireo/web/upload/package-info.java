/** Uploads of browsers without script. */
@NullMarked
package io.vireo.web.upload;

import org.jspecify.annotations.NullMarked;
