import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/apps/web',
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    // Offices still use browsers built on this engine version.
    target: 'chrome87',
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: {
        main: 'src/apps/web/index.html',
        phone: 'src/apps/web/m/index.html',
        worker: 'src/apps/web/m/worker.ts',
      },
      // A worker is known by its address, and looks after what lies below it.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'm/worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    port: 8421,
    proxy: { '/api': 'http://127.0.0.1:8420', '/healthz': 'http://127.0.0.1:8420' },
  },
});
