/** Export of all data of an account as a ZIP archive. Private to {@code video}. */
@NullMarked
package io.vireo.video.export;

import org.jspecify.annotations.NullMarked;
