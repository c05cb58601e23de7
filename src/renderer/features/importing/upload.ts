import { UPLOAD_CHUNK_BYTES } from '../../../contract/index.ts'
import { rpc } from '../../rpc/client.ts'

/** Sends a file to the core, piece by piece. @returns what the core calls it */
export async function upload(file: File): Promise<string> {
  let uploadId: string | null = null
  for (let at = 0; at === 0 || at < file.size; at += UPLOAD_CHUNK_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + UPLOAD_CHUNK_BYTES).arrayBuffer())
    const sent: { uploadId: string } = await rpc.imports.upload({ uploadId, name: file.name, base64: base64Of(bytes) })
    uploadId = sent.uploadId
  }
  return uploadId!
}

/** Bytes that a call takes as arguments. */
const ARGUMENTS = 32_768

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += ARGUMENTS)
    binary += String.fromCharCode(...bytes.subarray(at, at + ARGUMENTS))
  return btoa(binary)
}
