/** Reads forms with files ({@code multipart/form-data}, RFC 7578) while they arrive. */
@NullMarked
package io.vireo.http.multipart;

import org.jspecify.annotations.NullMarked;
