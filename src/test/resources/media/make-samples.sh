#!/bin/bash
# Makes the sample videos of this directory anew. Needs ffmpeg with libx264, libx265, libaom, libvpx and lame (tried: 5.1.9, Debian 12), and
# mkvmerge (tried: 74.0.0, package mkvtoolnix).
# Every picture has four quadrants, red green over blue white, so that a test can see rotation, mirroring and crop.
set -eu
cd "$(dirname "$0")"

quadrants() { # width height rate
    printf 'color=gray:s=16x16:r=%s[box];color=red:s=%sx%s:r=%s,drawbox=iw/2:0:iw/2:ih/2:lime:fill,drawbox=0:ih/2:iw/2:ih/2:blue:fill,' "$3" "$1" "$2" "$3"
    printf 'drawbox=iw/2:ih/2:iw/2:ih/2:white:fill[flag];[flag][box]overlay=x=mod(n\\,8)*8:y=8'
}
make() { ffmpeg -nostdin -hide_banner -loglevel error -y "$@"; }
plain="-fflags +bitexact -flags:v +bitexact -map_metadata -1"
yuv420="-pix_fmt yuv420p"
small=$(quadrants 320 240 10)
tone="sine=frequency=440:sample_rate=44100"

make -f lavfi -i "$small" -t 2 -c:v libx264 -profile:v baseline -g 5 -crf 30 $yuv420 $plain -movflags +faststart baseline.mp4
make -i baseline.mp4 -c copy $plain moov-last.mp4
make -f lavfi -i "$(quadrants 1920 1080 10)" -t 1 -c:v libx264 -profile:v high -bf 3 -g 5 -crf 36 $yuv420 $plain high-1080.mp4
# The display matrix of a phone held upright (turn by 90 degrees clockwise), and of one held upside down the other way.
make -i baseline.mp4 -c copy $plain -metadata:s:v rotate=270 turned-90.mp4
make -i baseline.mp4 -c copy $plain -metadata:s:v rotate=90 turned-270.mp4
make -i baseline.mp4 -c copy $plain -metadata:s:v rotate=180 turned-180.mp4
make -f lavfi -i "$small" -t 1 -c:v libx265 -x265-params log-level=none -crf 34 -tag:v hvc1 $yuv420 $plain hevc.mp4
make -f lavfi -i "$small" -t 1 -c:v libaom-av1 -cpu-used 8 -crf 50 $yuv420 $plain av1.mp4
make -f lavfi -i "$small" -t 1 -c:v libvpx-vp9 -crf 45 -b:v 0 $yuv420 $plain vp9.mp4
make -f lavfi -i "$small" -t 1 -c:v libx264 -profile:v high10 -crf 30 -pix_fmt yuv420p10le $plain high10.mp4
make -f lavfi -i "$small" -t 1 -c:v libx264 -profile:v high422 -crf 30 -pix_fmt yuv422p $plain yuv422.mp4
make -i baseline.mp4 -c copy $plain -movflags +frag_keyframe+empty_moov+default_base_moof fragmented.mp4
make -i baseline.mp4 -f lavfi -i "$tone" -t 1 -c:v copy -c:a libmp3lame -b:a 32k $plain mp3-audio.mp4
make -i baseline.mp4 -f lavfi -i "$tone" -t 1 -c:v copy -c:a aac -b:a 32k $plain aac-audio.mp4
make -f lavfi -i "$tone" -t 1 -c:a aac -b:a 32k $plain audio-only.m4a
# A minute with a keyframe every two seconds and silence: ten segments.
make -f lavfi -i "$(quadrants 320 240 5)" -f lavfi -i anullsrc=r=8000:cl=mono -t 60 -c:v libx264 -profile:v baseline -g 10 -crf 40 $yuv420 \
    -c:a aac -b:a 8k $plain -movflags +faststart segments.mp4
make -i baseline.mp4 -c copy $plain -f mov movie.mov
make -i baseline.mp4 -c copy $plain -f matroska matroska.mp4
# Ten keyframes, the first six of them black.
make -f lavfi -i "$small,fade=in:s=29:n=1" -t 5 -c:v libx264 -g 5 -crf 30 $yuv420 $plain black-first.mp4
# One keyframe only, a black one; the picture comes up after six frames.
make -f lavfi -i "$small,fade=in:s=5:n=1" -t 2 -c:v libx264 -g 250 -sc_threshold 0 -crf 30 $yuv420 $plain black-keyframe.mp4
# Two to one pixels: 160x240 coded, shown as 320x240.
make -f lavfi -i "$(quadrants 160 240 10),setsar=2" -t 1 -c:v libx264 -g 5 -crf 30 $yuv420 $plain wide-pixels.mp4
# Pure colours coded by BT.709: said to be so, in SD too, where players would else take BT.601; and in HD with nothing said.
make -f lavfi -i "$(quadrants 1280 720 10)" -t 0.5 -vf scale=out_color_matrix=bt709:out_range=tv -colorspace bt709 -color_primaries bt709 -color_trc bt709 -c:v libx264 -g 5 -crf 36 $yuv420 $plain bt709-hd.mp4
make -f lavfi -i "$small" -t 0.5 -vf scale=out_color_matrix=bt709:out_range=tv -colorspace bt709 -color_primaries bt709 -color_trc bt709 -c:v libx264 -g 5 -crf 30 $yuv420 $plain bt709-sd.mp4
make -f lavfi -i "$(quadrants 1280 720 10)" -t 0.5 -vf scale=out_color_matrix=bt709:out_range=tv -c:v libx264 -g 5 -crf 36 $yuv420 $plain untold-hd.mp4
# A dark grey above a light one, from 0 to 255.
make -f lavfi -i "color=0x303030:s=320x240:r=10,format=gbrp,drawbox=0:ih/2:iw:ih/2:0xD0D0D0:fill" -t 0.5 -vf scale=out_color_matrix=bt709:out_range=pc -color_range pc -colorspace bt709 -c:v libx264 -g 5 -crf 20 $yuv420 $plain full-range.mp4
# Fragments of sound and pictures, as browsers record them.
make -i aac-audio.mp4 -c copy $plain -movflags frag_keyframe+empty_moov+default_base_moof+omit_tfhd_offset+delay_moov fragmented-audio.mp4
# One keyframe: a second of red, one of green, two of blue; with B-frames. And the same with a keyframe of open groups every half second.
secret="color=red:s=320x240:r=10:d=1[a];color=lime:s=320x240:r=10:d=1[b];color=blue:s=320x240:r=10:d=2[c];[a][b][c]concat=n=3:v=1"
make -f lavfi -i "$secret" -c:v libx264 -g 250 -sc_threshold 0 -bf 2 $yuv420 $plain one-group.mp4
make -f lavfi -i "$secret" -c:v libx264 -g 5 -bf 2 -x264-params open-gop=1 $yuv420 $plain open-groups.mp4
make -i one-group.mp4 -c copy $plain -movflags +frag_keyframe+delay_moov+default_base_moof one-group-fragmented.mp4
# Two video tracks: H.265 320x240 and H.264 1920x1080.
make -i hevc.mp4 -i high-1080.mp4 -map 0:v -map 1:v -c copy $plain two-tracks.mp4
# Kinds of H.264 that are not decoded.
make -f lavfi -i "$small" -t 0.3 -c:v libx264 -crf 30 -pix_fmt yuv444p $plain yuv444.mp4
make -f lavfi -i "$small" -t 0.3 -c:v libx264 -crf 30 -pix_fmt gray $plain grey.mp4
make -f lavfi -i "$small" -t 0.3 -c:v libx264 -crf 30 $yuv420 -flags:v +bitexact+ildct+ilme -fflags +bitexact -map_metadata -1 mbaff.mp4
make -f lavfi -i "$small" -t 0.3 -c:v libx264 -crf 30 $yuv420 -x264-params fake-interlaced=1 $plain paff.mp4
make -f lavfi -i "$small" -t 0.3 -c:v libx264 -qp 0 $yuv420 $plain lossless.mp4
make -f lavfi -i "$small" -t 0.3 -c:v libx264 -crf 30 $yuv420 -x264-params constrained-intra=1 $plain constrained-intra.mp4
# Other containers: what phones, browsers and recorders write, and what is refused.
make -i aac-audio.mp4 -c copy $plain -f mov aac-audio.mov
make -i aac-audio.mp4 -c copy $plain -bsf:v h264_metadata=colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1 -timecode 00:00:00:00 -movflags +write_colr iphone.mov
make -i aac-audio.mp4 -c copy $plain -fflags +bitexact aac.mkv
make -f lavfi -i "$small" -f lavfi -i "$tone" -t 1 -c:v libvpx-vp9 -crf 45 -b:v 0 -c:a libopus -b:a 16k $yuv420 $plain -live 1 opus.webm
make -f lavfi -i "$small" -t 0.3 -c:v libvpx -crf 45 -b:v 100k $yuv420 $plain vp8.webm
make -i baseline.mp4 -f lavfi -i "$tone" -t 0.5 -c:v copy -c:a libvorbis -b:a 32k $plain vorbis.mkv
make -i baseline.mp4 -f lavfi -i "sine=sample_rate=8000" -t 0.3 -c:v copy -c:a pcm_s16le $plain pcm.mov
make -f lavfi -i "color=gray:s=64x64:r=10" -t 0.1 -c:v prores_ks -pix_fmt yuv422p10le $plain prores.mov
make -f lavfi -i "color=gray:s=64x64:r=10" -t 0.1 -c:v mpeg4 $plain video.avi
# Twelve keyframes in 24 seconds; the brightness grows with the time. The audio is two seconds longer. Three chapters, in a chpl box and in a
# chapter track.
printf ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=5\ntitle=Dawn\n[CHAPTER]\nTIMEBASE=1/1\nSTART=5\nEND=10\ntitle=Grüße & <b>\n' > chapters.txt
printf '[CHAPTER]\nTIMEBASE=1/1\nSTART=10\nEND=26\ntitle=\n' >> chapters.txt
make -f lavfi -i "color=black:s=160x120:r=2:d=24,geq=lum='16+8*T':cb=128:cr=128" -f lavfi -i "sine=frequency=440:sample_rate=8000:d=26" \
    -i chapters.txt -map 0:v -map 1:a -map_chapters 2 -c:v libx264 -g 4 -keyint_min 4 -sc_threshold 0 -crf 24 $yuv420 -c:a aac -b:a 8k \
    -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -movflags +faststart chapters.mp4
rm chapters.txt
# What mkvmerge writes: from a video with B-frames, sound in small frames, and what it puts beside them. The files writers/recorder-* are recordings
# by the MediaRecorder of Chromium 156, made as RecorderBrowserIT does.
make -f lavfi -i "$small" -f lavfi -i "sine=sample_rate=48000" -t 2 -c:v libx264 -bf 2 -g 10 -crf 36 $yuv420 -c:a aac -b:a 24k $plain source.mp4
make -i source.mp4 -map 0:a -c:a libmp3lame -b:a 32k -ac 1 $plain sound.mp3
make -i source.mp4 -map 0:a -c:a libopus -b:a 12k -frame_duration 60 $plain sound.opus
make -f lavfi -i "$small" -t 1 -c:v libvpx-vp9 -crf 45 -b:v 0 $yuv420 $plain picture.webm
printf '1\n00:00:00,000 --> 00:00:01,000\nHello\n' > lines.srt
printf 'CHAPTER01=00:00:00.000\nCHAPTER01NAME=One\nCHAPTER02=00:00:01.000\nCHAPTER02NAME=Two\n' > chapters.txt
merge() { mkvmerge --quiet --engage no_variable_data --output "writers/mkvmerge-$1" "${@:2}"; }
merge plain.mkv source.mp4
merge xiph-lacing.mkv --engage lacing_xiph --no-audio source.mp4 sound.mp3
merge ebml-lacing.mkv --engage lacing_ebml --no-audio source.mp4 sound.mp3
merge block-groups.mkv --engage no_simpleblocks --enable-durations source.mp4
merge no-cues.mkv --no-cues --cluster-length 3 source.mp4
merge fine-times.mkv --timestamp-scale 20833 source.mp4
merge attachments.mkv --attachment-mime-type text/plain --attach-file lines.srt --chapters chapters.txt \
    --track-order 1:0,0:0,0:1 source.mp4 --compression 0:zlib lines.srt
merge late-sound.mkv --sync 1:60 source.mp4
merge appended.mkv source.mp4 + source.mp4
merge opus.mkv --no-audio source.mp4 sound.opus
merge vp9.webm --webm picture.webm sound.opus
rm source.mp4 sound.mp3 sound.opus picture.webm lines.srt chapters.txt
# Fourteen seconds in three segments for the players in browsers: B-frames with an edit list, no sound, late sound, a turned picture, other codecs.
long="-t 14 -c:v libx264 -bf 2 -g 20 -crf 40 $yuv420"
ton="-c:a aac -b:a 16k"
play() { make -f lavfi -i "$small" -f lavfi -i "sine=sample_rate=48000" "${@:1:$#-1}" $plain -movflags +faststart "players/${!#}"; }
play $long $ton b-frames.mp4
play $long -an silent.mp4
make -i players/b-frames.mp4 -itsoffset 0.06 -i players/b-frames.mp4 -map 0:v -map 1:a -c copy $plain players/late-sound.mp4
make -i players/b-frames.mp4 -c copy $plain -metadata:s:v rotate=270 players/turned.mp4
make -ss 2.5 -i players/b-frames.mp4 -c copy $plain players/trimmed.mp4
play -t 14 -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=20 -crf 40 -tag:v hvc1 $yuv420 $ton hevc.mp4
play -t 14 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 20 -crf 50 -b:v 0 $yuv420 -c:a libopus -b:a 12k vp9-opus.mp4
play -t 14 -c:v libaom-av1 -usage realtime -cpu-used 8 -g 20 -crf 55 $yuv420 -c:a libopus -b:a 12k av1-opus.mp4
play $long -c:a libmp3lame -b:a 16k mp3.mp4
