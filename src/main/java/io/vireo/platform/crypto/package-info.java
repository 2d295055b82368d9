/** Texts that only this site can have written, and the secrets that all its nodes share. May be called by all other packages. */
@NullMarked
package io.vireo.platform.crypto;

import org.jspecify.annotations.NullMarked;
