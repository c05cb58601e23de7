import { contextBridge, ipcRenderer } from 'electron'

/** All that the page gets: something like a message port. What travels on it is the contract's business. */
contextBridge.exposeInMainWorld('earshot', {
  postMessage: (data: string) => ipcRenderer.send('rpc', data),
  onMessage: {
    addListener: (listener: (data: string) => void) => {
      ipcRenderer.on('rpc', (_event, data: string) => listener(data))
    },
  },
  onDisconnect: {
    addListener: (listener: () => void) => {
      ipcRenderer.on('rpc:closed', () => listener())
    },
  },
})
