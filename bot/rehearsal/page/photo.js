// A made-up photograph: a head and shoulders in quiet colours, drawn here.

import { element } from "./elements.js";

export function madeUpPhoto() {
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [640, 480];
  const brush = canvas.getContext("2d");
  const hue = Math.floor(Math.random() * 360);
  const sky = brush.createLinearGradient(0, 0, 0, 480);
  sky.addColorStop(0, `hsl(${hue} 35% 82%)`);
  sky.addColorStop(1, `hsl(${(hue + 40) % 360} 30% 62%)`);
  brush.fillStyle = sky;
  brush.fillRect(0, 0, 640, 480);
  brush.fillStyle = `hsl(${(hue + 200) % 360} 22% 42%)`;
  brush.beginPath();
  brush.arc(320, 190, 85, 0, 2 * Math.PI);
  brush.closePath();
  brush.moveTo(510, 480);
  brush.ellipse(320, 480, 190, 180, 0, 0, Math.PI, true);
  brush.fill();
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
