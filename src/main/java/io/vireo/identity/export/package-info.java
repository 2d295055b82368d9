/** Export of all data of an account as a ZIP archive. Private to {@code identity}. */
@NullMarked
package io.vireo.identity.export;

import org.jspecify.annotations.NullMarked;
