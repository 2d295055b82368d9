/** Timed texts: reads SubRip and WebVTT, writes clean WebVTT; chapters. Knows neither videos nor HTTP. */
@NullMarked
package io.vireo.media.text;

import org.jspecify.annotations.NullMarked;
