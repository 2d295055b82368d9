// Records a canvas and a tone in each of the types given, all at once. The recordings are in window.recordings, in base64.
const record = async (type) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
  const paint = canvas.getContext('2d');
  let count = 0;
  const timer = setInterval(() => {
    paint.fillStyle = ['red', 'lime', 'blue', 'white'][(count >> 3) % 4];
    paint.fillRect(0, 0, 320, 240);
    paint.fillStyle = 'black';
    paint.fillRect(count * 4 % 320, 100, 20, 20);
    count += 1;
  }, 40);
  const stream = canvas.captureStream(25);
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const out = sound.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  stream.addTrack(out.stream.getAudioTracks()[0]);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 200_000 });
  const parts = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.start(500);
  await new Promise((resolve) => setTimeout(resolve, 3500));
  recorder.stop();
  await stopped;
  clearInterval(timer);
  sound.close();
  const reader = new FileReader();
  reader.readAsDataURL(new Blob(parts));
  await new Promise((resolve) => reader.addEventListener('load', resolve));
  return reader.result.split(',')[1];
};

const types = arguments[0].filter((type) => MediaRecorder.isTypeSupported(type));
Promise.all(types.map(async (type) => [type, await record(type)]))
  .then((all) => { window.recordings = Object.fromEntries(all); }, (error) => { window.recordings = { error: String(error) }; });
