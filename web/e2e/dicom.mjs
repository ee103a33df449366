// A smallest DICOM study, written as Part 10, and sent by STOW-RS: nothing in it is of a person.
import { randomInt } from "node:crypto";

const SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
export const MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";
const EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
const BOUNDARY = "naohai-e2e-boundary";
const LONG = new Set(["OB", "OW", "SQ", "UN", "UT"]);

export const uid = () => `2.25.${randomInt(2 ** 47)}${randomInt(2 ** 47)}`;

function element(group, number, vr, value) {
  const text = typeof value === "string";
  let bytes = text ? Buffer.from(value, "latin1") : value;
  if (bytes.length % 2) bytes = Buffer.concat([bytes, Buffer.from(vr === "UI" || !text ? "\0" : " ")]);
  const head = Buffer.alloc(LONG.has(vr) ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, "latin1");
  if (LONG.has(vr)) head.writeUInt32LE(bytes.length, 8);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}

const short = (value) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

/// One instance of a study: 8 × 8 pixels that differ from one to the next.
export function instance({
  study,
  series,
  station,
  patientId,
  description = "",
  number = 1,
  sopClass = SECONDARY_CAPTURE,
}) {
  const sop = uid();
  const meta = Buffer.concat([
    element(0x0002, 0x0001, "OB", Buffer.from([0, 1])),
    element(0x0002, 0x0002, "UI", sopClass),
    element(0x0002, 0x0003, "UI", sop),
    element(0x0002, 0x0010, "UI", EXPLICIT_LITTLE),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from("DICM"),
    element(0x0002, 0x0000, "UL", length),
    meta,
    element(0x0008, 0x0016, "UI", sopClass),
    element(0x0008, 0x0018, "UI", sop),
    element(0x0008, 0x0060, "CS", "MR"),
    element(0x0008, 0x1010, "SH", station),
    element(0x0008, 0x1030, "LO", description),
    element(0x0010, 0x0010, "PN", "Phantom"),
    element(0x0010, 0x0020, "LO", patientId),
    element(0x0020, 0x000d, "UI", study),
    element(0x0020, 0x000e, "UI", series),
    element(0x0020, 0x0011, "IS", "1"),
    element(0x0020, 0x0013, "IS", String(number)),
    element(0x0028, 0x0002, "US", short(1)),
    element(0x0028, 0x0004, "CS", "MONOCHROME2"),
    element(0x0028, 0x0010, "US", short(8)),
    element(0x0028, 0x0011, "US", short(8)),
    element(0x0028, 0x0100, "US", short(16)),
    element(0x0028, 0x0101, "US", short(12)),
    element(0x0028, 0x0102, "US", short(11)),
    element(0x0028, 0x0103, "US", short(0)),
    element(0x0028, 0x0301, "CS", "NO"),
    element(0x7fe0, 0x0010, "OW", Buffer.alloc(128, number)),
  ]);
}

/// Sends instances as one STOW-RS request (PS3.18 10.5).
///
/// - **query** `?project=…&dataset=…` says where they go; without it the rules do
export function store(page, instances, query = "") {
  const parts = instances.flatMap((bytes) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Type: application/dicom\r\n\r\n`),
    bytes,
    Buffer.from("\r\n"),
  ]);
  return page.request.post(`/dicomweb/studies${query}`, {
    headers: {
      "X-Naohai": "1",
      Accept: "application/dicom+json",
      "Content-Type": `multipart/related; type="application/dicom"; boundary=${BOUNDARY}`,
    },
    data: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  });
}
